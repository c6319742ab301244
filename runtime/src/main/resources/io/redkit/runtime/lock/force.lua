-- Takes a lock away from whoever holds it, and keeps the reason for him.
--
-- KEYS: lock, state, queue
-- ARGV: reason, channel
-- reply: boolean, whether anybody held it
-- cost: O(1), and a PUBLISH if anybody waits
-- effect: write
local token = redis.call('HGET', KEYS[1], 'token')
if not token then
    return 0
end
redis.call('DEL', KEYS[1])
redis.call('HDEL', KEYS[2], 'open')
redis.call('HSET', KEYS[2], 'lost', token, 'taken', token, 'reason', ARGV[1])
redis.call('PEXPIRE', KEYS[2], 86400000)
local first = redis.call('ZRANGE', KEYS[3], 0, 0)
if first[1] then
    redis.call('PUBLISH', ARGV[2], '0 ' .. first[1])
end
return 1
