-- Removes a schedule. Jobs that it has added stay.
--
-- KEYS: queue
-- ARGV: name
-- reply: boolean, whether there was one
-- cost: O(log(n)) for n schedules
-- effect: once
redis.call('ZREM', key('schedules'), ARGV[1])
return redis.call('DEL', key('schedule:' .. ARGV[1]))
