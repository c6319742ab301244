-- Acquires a lock if it is free; who asks again with the same owner is answered the same.
--
-- A token is greater than the one before, and not lower than the time in microseconds: so it grows even if its
-- predecessor was lost in a failover. 'open' is the acquisition that was not released, 'lost' the latest that ended so.
--
-- The client that waits, or an empty text, is put into the queue if the lock is held. If it is granted, its place is 1 for
-- the end of the queue, 0 for none, empty for the same. The absent client, if any, is taken out of the queue.
--
-- KEYS: lock, state, queue
-- ARGV: owner, lease in milliseconds, by, client that waits, its place afterwards, absent client
-- reply: list, the token or 0 and the milliseconds until the lease ends
-- cost: O(log(n)) for n waiting clients
-- effect: idempotent
local owner, lease, client = ARGV[1], tonumber(ARGV[2]), ARGV[4]
local held = redis.call('HMGET', KEYS[1], 'owner', 'token')
if held[1] == owner then
    redis.call('PEXPIRE', KEYS[1], lease)
    return { tonumber(held[2]), lease }
end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
if held[1] then
    if client ~= '' then
        redis.call('ZADD', KEYS[3], 'NX', string.format('%.0f', now), client)
        redis.call('PEXPIRE', KEYS[3], 86400000)
    end
    return { 0, redis.call('PTTL', KEYS[1]) }
end
local state = redis.call('HMGET', KEYS[2], 'token', 'open', 'done')
if state[3] == owner then
    return { 0, 0 }
end
local token = string.format('%.0f', math.max(now, tonumber(state[1] or 0) + 1))
redis.call('HSET', KEYS[1], 'owner', owner, 'token', token, 'by', ARGV[3])
redis.call('PEXPIRE', KEYS[1], lease)
if state[2] then
    redis.call('HSET', KEYS[2], 'lost', state[2])
end
redis.call('HSET', KEYS[2], 'token', token, 'open', token)
redis.call('PEXPIRE', KEYS[2], 86400000 + lease)
if ARGV[5] == '1' then
    redis.call('ZADD', KEYS[3], string.format('%.0f', now), client)
    redis.call('PEXPIRE', KEYS[3], 86400000)
elseif ARGV[5] == '0' then
    redis.call('ZREM', KEYS[3], client)
end
if ARGV[6] ~= '' then
    redis.call('ZREM', KEYS[3], ARGV[6])
end
return { tonumber(token), lease }
