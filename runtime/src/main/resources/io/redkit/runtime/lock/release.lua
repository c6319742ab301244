-- Releases a lock, if this owner holds it, and names the client that has waited longest to those who listen.
--
-- A repeated release is answered as the first was: an acquisition that is neither open nor known to be lost was released.
--
-- KEYS: lock, state, queue
-- ARGV: owner, token or 0, milliseconds for which it stays locked, channel
-- reply: boolean, whether it was held until it was released
-- cost: O(1), and a PUBLISH if anybody waits
-- effect: idempotent
local owner, rest = ARGV[1], tonumber(ARGV[3])
if redis.call('HGET', KEYS[1], 'owner') == owner then
    redis.call('HDEL', KEYS[2], 'open')
    redis.call('HSET', KEYS[2], 'done', owner)
    redis.call('PEXPIRE', KEYS[2], 86400000)
    if rest > 0 then
        redis.call('HSET', KEYS[1], 'owner', '', 'by', '')
        redis.call('PEXPIRE', KEYS[1], rest)
    else
        redis.call('DEL', KEYS[1])
    end
    local first = redis.call('ZRANGE', KEYS[3], 0, 0)
    if first[1] then
        redis.call('PUBLISH', ARGV[4], rest .. ' ' .. first[1])
    end
    return 1
end
local state = redis.call('HMGET', KEYS[2], 'token', 'open', 'lost')
local token = tonumber(ARGV[2])
if token == 0 then
    redis.call('HSET', KEYS[2], 'done', owner)
    redis.call('PEXPIRE', KEYS[2], 86400000)
    return 0
end
if state[1] and token <= tonumber(state[1]) and ARGV[2] ~= state[2] and token > tonumber(state[3] or 0) then
    return 1
end
return 0
