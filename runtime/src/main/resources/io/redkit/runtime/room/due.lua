-- Hands out the rooms in which a lease may have ended, each to one process for a while.
--
-- KEYS: due
-- ARGV: milliseconds for which nobody else gets them, most rooms
-- reply: list, the rooms
-- cost: O(k * log(n)) for k of n rooms
-- effect: write
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local rooms = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now), 'LIMIT', 0, ARGV[2])
for _, room in ipairs(rooms) do
    redis.call('ZADD', KEYS[1], string.format('%.0f', now + tonumber(ARGV[1])), room)
end
return rooms
