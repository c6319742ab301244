-- Lists the schedules of a queue, the soonest first.
--
-- KEYS: queue
-- ARGV: none
-- reply: list, of each its name and cron and zone and the time of its next job
-- cost: O(n) for n schedules
-- effect: read
local all = {}
local found = redis.call('ZRANGE', KEYS[1] .. ':schedules', 0, -1, 'WITHSCORES')
for i = 1, #found, 2 do
    local known = redis.call('HMGET', KEYS[1] .. ':schedule:' .. found[i], 'cron', 'zone')
    all[#all + 1] = { found[i], known[1] or '', known[2] or '', tonumber(found[i + 1]) }
end
return all
