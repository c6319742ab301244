-- Pauses a queue or lets it go on.
--
-- KEYS: queue
-- ARGV: whether to pause as 1 or 0
-- reply: nothing
-- cost: O(1)
-- effect: idempotent
if ARGV[1] == '1' then
    redis.call('HSET', key('meta'), 'paused', '1')
else
    redis.call('HDEL', key('meta'), 'paused')
    ring()
end
return 0
