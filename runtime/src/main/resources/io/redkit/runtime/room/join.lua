-- Takes a connection into a room, and tells those who listen. One that is there already only gets its lease.
--
-- An entry begins with the length of the name of its user, a colon and the name.
--
-- KEYS: members, expiry, users
-- ARGV: connection, entry, lease in milliseconds, channel
-- reply: integer, how many connections the user has in the room now
-- cost: O(log(n)) for n connections, and a PUBLISH
-- effect: idempotent
local id, entry, lease = ARGV[1], ARGV[2], tonumber(ARGV[3])
local colon = string.find(entry, ':', 1, true)
local user = string.sub(entry, colon + 1, colon + tonumber(string.sub(entry, 1, colon - 1)))
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('ZADD', KEYS[2], string.format('%.0f', now + lease), id)
local count
if redis.call('HSETNX', KEYS[1], id, entry) == 1 then
    count = redis.call('HINCRBY', KEYS[3], user, 1)
    redis.call('PUBLISH', ARGV[4], 'j ' .. id .. ' ' .. count .. ' ' .. entry)
else
    count = tonumber(redis.call('HGET', KEYS[3], user) or 0)
end
for i = 1, 3 do
    redis.call('PEXPIRE', KEYS[i], lease + 3600000)
end
return count
