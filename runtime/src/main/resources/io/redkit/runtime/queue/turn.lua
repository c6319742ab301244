-- Takes jobs for a process that has room for them; and does what is due in the queue.
--
-- A lease that is over is marked first. If it is still marked after another third of its time, the job has stalled, and waits
-- again. The same turn asked for again answers with the same jobs: so a lost reply loses none. A turn that comes after a later
-- one, since it was on its way for long, takes none: nobody waits for its answer.
--
-- KEYS: queue
-- ARGV: worker, turn, room, lease in milliseconds, attempts of jobs that do not say, most active jobs or 0,
--   most starts in a period or 0, that period in milliseconds
-- reply: list: milliseconds until something is due or -1, 1 if more could be taken, schedules that are due, jobs; of a schedule
--   its name and time and cron and zone and the time now, of a job its id and payload and attempt and attempts and first and longest wait
--   between them and stalls
-- cost: O(k * log(n)) for k jobs that are taken or due, of n
-- effect: idempotent
local worker, turn, room, lease = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local most, rate, period = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local owner = worker .. ':' .. turn
local paused = redis.call('HEXISTS', key('meta'), 'paused') == 1

local function stall(id, known)
    redis.call('ZREM', key('active'), id)
    redis.call('HDEL', job(id), 'marked', 'owner')
    redis.call('HINCRBY', job(id), 'stalls', 1)
    redis.call('HSET', job(id), 'stalled', text(now), 'failure', 'stalled: its process did not renew the lease')
    if known[5] then
        finish(id, 'cancelled')
    elseif tonumber(known[2]) >= tonumber(known[3] or ARGV[5]) then
        finish(id, 'dead')
    else
        enter(id, tonumber(known[4] or 0), true)
    end
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', key('active'), '-inf', text(now), 'LIMIT', 0, 100)) do
    local known = redis.call('HMGET', job(id), 'marked', 'made', 'max', 'priority', 'cancel', 'state')
    if known[6] ~= 'active' then
        redis.call('ZREM', key('active'), id)
    elseif known[1] then
        stall(id, known)
    else
        redis.call('HSET', job(id), 'marked', text(now))
        redis.call('ZADD', key('active'), text(now + lease / 3), id)
    end
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', key('delayed'), '-inf', text(now), 'LIMIT', 0, 500)) do
    redis.call('ZREM', key('delayed'), id)
    local known = redis.call('HMGET', job(id), 'payload', 'priority')
    if known[1] then enter(id, tonumber(known[2] or 0), false) end
end

local function roomNow(asked)
    if paused then return 0 end
    if most > 0 then asked = math.min(asked, most - redis.call('ZCARD', key('active'))) end
    if rate > 0 then
        local first = redis.call('LINDEX', key('starts'), 0)
        while first and tonumber(first) <= now - period do
            redis.call('LPOP', key('starts'))
            first = redis.call('LINDEX', key('starts'), 0)
        end
        asked = math.min(asked, rate - redis.call('LLEN', key('starts')))
    end
    return asked
end

local function start(id)
    redis.call('HSET', job(id), 'state', 'active', 'owner', owner, 'started', text(now))
    redis.call('HINCRBY', job(id), 'made', 1)
    redis.call('ZADD', key('active'), text(now + lease), id)
    if rate > 0 then
        redis.call('RPUSH', key('starts'), text(now))
        redis.call('PEXPIRE', key('starts'), period)
    end
end

local taken = {}
local last = redis.call('HMGET', key('worker:' .. worker), 'turn', 'jobs')
if last[1] == turn then
    for id in string.gmatch(last[2], '%S+') do
        local known = redis.call('HMGET', job(id), 'owner', 'state')
        if known[1] == owner and known[2] == 'active' then taken[#taken + 1] = id end
    end
elseif not last[1] or tonumber(last[1]) < tonumber(turn) then
    room = roomNow(room)
    if room > 0 then
        local popped = redis.call('ZPOPMIN', key('waiting'), room)
        for i = 1, #popped, 2 do
            if redis.call('EXISTS', job(popped[i])) == 1 then
                start(popped[i])
                taken[#taken + 1] = popped[i]
            end
        end
    end
    redis.call('HSET', key('worker:' .. worker), 'turn', turn, 'jobs', table.concat(taken, ' '))
    redis.call('PEXPIRE', key('worker:' .. worker), lease * 2)
end

local jobs = {}
for i, id in ipairs(taken) do
    local known = redis.call('HMGET', job(id), 'payload', 'made', 'max', 'wait', 'longest', 'stalls')
    jobs[i] = { id, known[1] or '', tonumber(known[2]), tonumber(known[3] or 0), tonumber(known[4] or 0),
        tonumber(known[5] or 0), tonumber(known[6] or 0) }
end

local due = {}
for i, name in ipairs(redis.call('ZRANGEBYSCORE', key('schedules'), '-inf', text(now), 'LIMIT', 0, 20)) do
    local known = redis.call('HMGET', key('schedule:' .. name), 'cron', 'zone')
    due[i] = { name, tonumber(redis.call('ZSCORE', key('schedules'), name)), known[1] or '', known[2] or '', now }
end

local next = -1
local function soonest(time)
    if time then
        local millis = math.max(0, tonumber(time) - now)
        if next < 0 or millis < next then next = millis end
    end
end
soonest(redis.call('ZRANGE', key('delayed'), 0, 0, 'WITHSCORES')[2])
soonest(redis.call('ZRANGE', key('active'), 0, 0, 'WITHSCORES')[2])
soonest(redis.call('ZRANGEBYSCORE', key('schedules'), '(' .. text(now), '+inf', 'WITHSCORES', 'LIMIT', 0, 1)[2])

local more = 0
if redis.call('ZCARD', key('waiting')) > 0 then
    if roomNow(1) > 0 then
        more = 1
        ring()
    elseif rate > 0 and not paused and redis.call('LLEN', key('starts')) >= rate then
        soonest(redis.call('LINDEX', key('starts'), 0) + period)
    end
end
return { next, more, due, jobs }
