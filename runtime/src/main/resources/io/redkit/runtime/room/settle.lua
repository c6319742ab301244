-- Notes when rooms are due again, after they were swept. An empty one is forgotten a minute after somebody was about to join:
-- until then a join that is on its way could otherwise be one that nobody sweeps.
--
-- KEYS: due, seen
-- ARGV: milliseconds to the next look at an empty room, pairs of room and milliseconds until a lease ends or -1...
-- reply: nothing
-- cost: O(k * log(n)) for k of n rooms
-- effect: idempotent
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
for i = 2, #ARGV, 2 do
    local room, rest = ARGV[i], tonumber(ARGV[i + 1])
    if rest >= 0 then
        redis.call('ZADD', KEYS[1], string.format('%.0f', now + rest), room)
    elseif now - tonumber(redis.call('HGET', KEYS[2], room) or 0) > 60000 then
        redis.call('ZREM', KEYS[1], room)
        redis.call('HDEL', KEYS[2], room)
    else
        redis.call('ZADD', KEYS[1], string.format('%.0f', now + tonumber(ARGV[1])), room)
    end
end
return 0
