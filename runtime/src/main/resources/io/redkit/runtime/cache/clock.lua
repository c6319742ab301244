-- Reads the clock of a cache: the time of its latest barrier in microseconds. Where there is none, the barriers are new or were
-- lost, and nobody knows what was forgotten: they begin with one for all entries.
--
-- KEYS: barriers
-- ARGV: none
-- reply: text: the clock
-- cost: O(1)
-- effect: idempotent
local clock = redis.call('HGET', KEYS[1], 'c')
if clock then
    return clock
end
local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000000 + time[2])
redis.call('HSET', KEYS[1], 'c', now, 'a', now)
return now
