-- Takes those connections out of a room whose leases have ended by now, and tells those who listen.
--
-- KEYS: members, expiry, users
-- ARGV: channel, most connections
-- reply: integer, milliseconds until the next lease ends, 0 only if more have ended by now, -1 if there is none
-- cost: O(k * log(n)) for k of n connections, and a PUBLISH for each
-- effect: idempotent
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local ended = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now), 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ended) do
    local entry = redis.call('HGET', KEYS[1], id)
    redis.call('ZREM', KEYS[2], id)
    if entry then
        local colon = string.find(entry, ':', 1, true)
        local user = string.sub(entry, colon + 1, colon + tonumber(string.sub(entry, 1, colon - 1)))
        redis.call('HDEL', KEYS[1], id)
        local count = redis.call('HINCRBY', KEYS[3], user, -1)
        if count <= 0 then
            redis.call('HDEL', KEYS[3], user)
        end
        redis.call('PUBLISH', ARGV[1], 'l ' .. id .. ' EXPIRED ' .. count .. ' ' .. entry)
    end
end
local first = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
if not first[2] then
    return -1
end
return math.max(0, tonumber(first[2]) - now)
