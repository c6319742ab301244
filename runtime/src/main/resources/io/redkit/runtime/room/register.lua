-- Notes rooms in the registry, where those who sweep find them when the first lease can end.
--
-- KEYS: due, seen
-- ARGV: lease in milliseconds, rooms...
-- reply: nothing
-- cost: O(k * log(n)) for k of n rooms
-- effect: idempotent
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local due = now + tonumber(ARGV[1])
for i = 2, #ARGV do
    redis.call('HSET', KEYS[2], ARGV[i], string.format('%.0f', now))
    redis.call('ZADD', KEYS[1], 'LT', string.format('%.0f', due), ARGV[i])
end
return 0
