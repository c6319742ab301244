-- Takes connections out of a room, and tells those who listen of each that was there.
--
-- KEYS: members, expiry, users
-- ARGV: channel, reason, connections...
-- reply: nothing
-- cost: O(k * log(n)) for k of n connections, and a PUBLISH for each
-- effect: idempotent
for i = 3, #ARGV do
    local id = ARGV[i]
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
        redis.call('PUBLISH', ARGV[1], 'l ' .. id .. ' ' .. ARGV[2] .. ' ' .. count .. ' ' .. entry)
    end
end
return 0
