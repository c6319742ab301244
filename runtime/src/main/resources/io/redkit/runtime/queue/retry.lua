-- Lets a job that is dead or was cancelled wait again, with all its attempts before it.
--
-- KEYS: queue
-- ARGV: id
-- reply: boolean, whether it was dead or cancelled
-- cost: O(log(n)) for n jobs
-- effect: once
local known = redis.call('HMGET', job(ARGV[1]), 'state', 'priority')
if known[1] ~= 'dead' and known[1] ~= 'cancelled' then
    return 0
end
redis.call('ZREM', key(known[1]), ARGV[1])
redis.call('HSET', job(ARGV[1]), 'made', 0)
redis.call('HDEL', job(ARGV[1]), 'owner', 'finished', 'percent', 'note')
enter(ARGV[1], tonumber(known[2] or 0), false)
ring()
return 1
