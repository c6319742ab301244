-- Adds the job of a schedule whose time has come, if nobody has done so yet, and sets its next time.
--
-- KEYS: queue
-- ARGV: name, time that has come, its cron, next time or 0 for none
-- reply: boolean, whether this call added it
-- cost: O(log(n)) for n jobs
-- effect: idempotent
local name, id = ARGV[1], ARGV[1] .. '@' .. ARGV[2]
local time = redis.call('ZSCORE', key('schedules'), name)
local known = redis.call('HMGET', key('schedule:' .. name), 'cron', 'payload')
if not time or text(tonumber(time)) ~= ARGV[2] or known[1] ~= ARGV[3] then
    return 0
end
if ARGV[4] == '0' then
    redis.call('ZREM', key('schedules'), name)
    redis.call('DEL', key('schedule:' .. name))
else
    redis.call('ZADD', key('schedules'), ARGV[4], name)
end
if redis.call('EXISTS', job(id)) == 1 or redis.call('ZSCORE', key('gone'), id) then
    return 0
end
redis.call('HSET', job(id), 'payload', known[2], 'priority', 0, 'made', 0, 'enqueued', text(now), 'schedule', name)
enter(id, 0, false)
ring()
return 1
