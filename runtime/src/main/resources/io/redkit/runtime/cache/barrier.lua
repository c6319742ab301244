-- Sets barriers: entries whose load began before are no longer valid. 'c' is the clock, the time of the latest barrier, which
-- never goes back; 'a' is the barrier of all entries, and 't:' with a tag that of the tag. A repeated run only moves them on.
--
-- Barriers of tags that are older than any entry are removed when there are many of them. If there are too many all the same,
-- one for all entries takes their place.
--
-- KEYS: barriers
-- ARGV: milliseconds that an entry can live, fields...
-- reply: nothing
-- cost: O(N) of the fields; now and then O(N) of all barriers
-- effect: idempotent
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local known = redis.call('HMGET', KEYS[1], 'c', 'p')
local clock = tonumber(known[1] or 0)
if now <= clock then now = clock + 1 end
local function text(number) return string.format('%.0f', number) end
redis.call('HSET', KEYS[1], 'c', text(now))
if not known[1] then redis.call('HSET', KEYS[1], 'a', text(now)) end
for i = 2, #ARGV do redis.call('HSET', KEYS[1], ARGV[i], text(now)) end

local size = redis.call('HLEN', KEYS[1])
if size < 1000 or size < 2 * tonumber(known[2] or 0) then return false end
local oldest = now - 2000 * tonumber(ARGV[1])
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
    if string.sub(all[i], 1, 2) == 't:' and tonumber(all[i + 1]) < oldest then redis.call('HDEL', KEYS[1], all[i]) end
end
if redis.call('HLEN', KEYS[1]) > 50000 then
    redis.call('DEL', KEYS[1])
    redis.call('HSET', KEYS[1], 'c', text(now), 'a', text(now))
end
redis.call('HSET', KEYS[1], 'p', redis.call('HLEN', KEYS[1]))
return false
