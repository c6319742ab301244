-- Adds jobs to a queue on terms of their own. A job whose id is known, or was until a short time ago, is not added again.
--
-- Terms are numbers and words with spaces between: delay in milliseconds, time at which it is due or 0, priority, attempts or 0,
-- first and longest wait between them or 0, milliseconds of its uniqueness, kind of that or '-', and the rest is its unique key.
--
-- 'done' lets no second job in until the first one with the same unique key has ended; 'throttle' for a time; 'debounce' puts
-- the newer payload into the one that is still delayed, and delays that anew.
--
-- KEYS: queue
-- ARGV: of each job its id and payload and terms...
-- reply: list, of each job the id under which it is known
-- cost: O(log(n)) for n jobs that wait, for each job
-- effect: idempotent
local nowText = text(now)
local function first(id, payload, its)
    local other = redis.call('GET', key('unique:' .. its.key))
    if not other then return false end
    local state = redis.call('HGET', job(other), 'state')
    if its.kind == 'throttle' then return other end
    if its.kind == 'done' then
        return (state == 'waiting' or state == 'delayed' or state == 'active') and other
    end
    if state ~= 'delayed' then return false end
    redis.call('HSET', job(other), 'payload', payload)
    redis.call('ZADD', key('gone'), nowText, id)
    delay(other, now + its.millis)
    return other
end

local function set(id, payload, its)
    redis.call('HSET', job(id), 'payload', payload, 'enqueued', nowText, 'priority', its.priority)
    if its.attempts ~= '0' then redis.call('HSET', job(id), 'max', its.attempts) end
    if its.wait ~= '0' then redis.call('HSET', job(id), 'wait', its.wait, 'longest', its.longest) end
    if its.kind == 'throttle' then
        redis.call('SET', key('unique:' .. its.key), id, 'PX', its.millis)
    elseif its.kind ~= '-' then
        redis.call('SET', key('unique:' .. its.key), id)
        redis.call('HSET', job(id), 'unique', its.key)
    end
    local due = math.max(now + its.delay, tonumber(its.due), its.kind == 'debounce' and now + its.millis or 0)
    if due > now then
        delay(id, due)
    else
        enter(id, tonumber(its.priority), false)
        ring()
    end
end

local function parse(terms)
    local its = {}
    its.delay, its.due, its.priority, its.attempts, its.wait, its.longest, its.millis, its.kind, its.key =
        string.match(terms, '^(%d+) (%d+) (%-?%d+) (%d+) (%d+) (%d+) (%d+) (%S+) (.*)$')
    return its
end

local function add(id, payload, terms)
    if redis.call('EXISTS', job(id)) == 1 then return id end
    local its = parse(terms)
    if redis.call('ZSCORE', key('gone'), id) then return redis.call('GET', key('unique:' .. its.key)) or id end
    local other = its.kind ~= '-' and first(id, payload, its)
    if other then return other end
    set(id, payload, its)
    return id
end

local ids = {}
for i = 1, #ARGV, 3 do
    ids[#ids + 1] = add(ARGV[i], ARGV[i + 1], ARGV[i + 2])
end
return ids
