-- Removes a client that waits no more from the queue of a lock; if the lock is free, the next one is named.
--
-- KEYS: lock, queue
-- ARGV: client, channel
-- reply: nothing
-- cost: O(log(n)) for n waiting clients, and a PUBLISH if the lock is free
-- effect: idempotent
redis.call('ZREM', KEYS[2], ARGV[1])
if redis.call('EXISTS', KEYS[1]) == 0 then
    local first = redis.call('ZRANGE', KEYS[2], 0, 0)
    if first[1] then
        redis.call('PUBLISH', ARGV[2], '0 ' .. first[1])
    end
end
return 0
