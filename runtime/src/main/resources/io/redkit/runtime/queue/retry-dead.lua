-- Lets the oldest dead jobs wait again, with all their attempts before them.
--
-- KEYS: queue
-- ARGV: most
-- reply: integer, how many
-- cost: O(k * log(n)) for k of n jobs
-- effect: once
local ids = redis.call('ZRANGE', key('dead'), 0, ARGV[1] - 1)
for _, id in ipairs(ids) do
    redis.call('ZREM', key('dead'), id)
    redis.call('HSET', job(id), 'made', 0)
    redis.call('HDEL', job(id), 'owner', 'finished', 'percent', 'note')
    enter(id, tonumber(redis.call('HGET', job(id), 'priority') or 0), false)
end
if #ids > 0 then
    ring()
end
return #ids
