-- Adds jobs to a queue. A job whose id is known, or was until a short time ago, is not added again.
--
-- 'done' lets no second job in until the first one with the same unique key has ended; 'throttle' for a time; 'debounce' puts
-- the newer payload into the one that is still delayed, and delays that anew.
--
-- KEYS: queue
-- ARGV: of each job its id and payload and delay in milliseconds and time at which it is due or 0 and priority
--   and attempts or 0 and first and longest wait between them and kind of uniqueness or an empty text and unique key
--   and milliseconds of that...
-- reply: list, of each job the id under which it is known
-- cost: O(log(n)) for n jobs that wait, for each job
-- effect: idempotent
local function place(id, i, due)
    if due > now then
        delay(id, due)
    else
        enter(id, tonumber(ARGV[i + 4]), false)
        ring()
    end
end

local function known(id, i)
    if redis.call('EXISTS', job(id)) == 1 or redis.call('ZSCORE', key('gone'), id) then return id end
    if ARGV[i + 8] == '' then return false end
    local first = redis.call('GET', key('unique:' .. ARGV[i + 9]))
    local state = first and redis.call('HGET', job(first), 'state')
    if ARGV[i + 8] == 'throttle' then return first end
    if ARGV[i + 8] == 'done' then
        return (state == 'waiting' or state == 'delayed' or state == 'active') and first
    end
    if state ~= 'delayed' then return false end
    redis.call('HSET', job(first), 'payload', ARGV[i + 1])
    redis.call('ZADD', key('gone'), text(now), id)
    delay(first, now + ARGV[i + 10])
    return first
end

local function add(id, i)
    local due = math.max(now + ARGV[i + 2], tonumber(ARGV[i + 3]))
    redis.call('HSET', job(id), 'payload', ARGV[i + 1], 'priority', ARGV[i + 4], 'made', 0, 'enqueued', text(now))
    if ARGV[i + 5] ~= '0' then
        redis.call('HSET', job(id), 'max', ARGV[i + 5])
    end
    if ARGV[i + 6] ~= '0' then
        redis.call('HSET', job(id), 'wait', ARGV[i + 6], 'longest', ARGV[i + 7])
    end
    local kind = ARGV[i + 8]
    if kind == 'throttle' then
        redis.call('SET', key('unique:' .. ARGV[i + 9]), id, 'PX', ARGV[i + 10])
    elseif kind ~= '' then
        redis.call('SET', key('unique:' .. ARGV[i + 9]), id)
        redis.call('HSET', job(id), 'unique', ARGV[i + 9])
    end
    if kind == 'debounce' then due = now + ARGV[i + 10] end
    place(id, i, due)
    return id
end

local ids = {}
for i = 1, #ARGV, 11 do
    ids[#ids + 1] = known(ARGV[i], i) or add(ARGV[i], i)
end
return ids
