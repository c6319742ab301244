-- Renews the leases of connections in a room, of each that is still there.
--
-- KEYS: members, expiry, users
-- ARGV: lease in milliseconds, connections...
-- reply: list, for each connection 1 if it is there and 0 if it is not
-- cost: O(k * log(n)) for k of n connections
-- effect: idempotent
local lease = tonumber(ARGV[1])
local time = redis.call('TIME')
local until_ = string.format('%.0f', tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) + lease)
local there = {}
for i = 2, #ARGV do
    if redis.call('HEXISTS', KEYS[1], ARGV[i]) == 1 then
        redis.call('ZADD', KEYS[2], until_, ARGV[i])
        there[i - 1] = 1
    else
        there[i - 1] = 0
    end
end
for i = 1, 3 do
    redis.call('PEXPIRE', KEYS[i], lease + 3600000)
end
return there
