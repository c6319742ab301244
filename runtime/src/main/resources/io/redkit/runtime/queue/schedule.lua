-- Sets a schedule. One that is the same already keeps its time, unless that is later than it should be: then it was set by a clock
-- that was ahead.
--
-- KEYS: queue
-- ARGV: name, cron, zone, payload, time of its next job
-- reply: integer, the time of its next job
-- cost: O(log(n)) for n schedules
-- effect: idempotent
local known = redis.call('HMGET', key('schedule:' .. ARGV[1]), 'cron', 'zone', 'payload')
local time = redis.call('ZSCORE', key('schedules'), ARGV[1])
local isSame = known[1] == ARGV[2] and known[2] == ARGV[3] and known[3] == ARGV[4]
if time and isSame and tonumber(time) <= tonumber(ARGV[5]) then
    return tonumber(time)
end
redis.call('HSET', key('schedule:' .. ARGV[1]), 'cron', ARGV[2], 'zone', ARGV[3], 'payload', ARGV[4])
redis.call('ZADD', key('schedules'), ARGV[5], ARGV[1])
ring()
return tonumber(ARGV[5])
