-- Creates a session, or does so anew if another request has created it before.
--
-- A copy of a request that arrives late finds what the first has made, and leaves alone what has become of that: requests are
-- known to updates in the same way, which forget them in time.
--
-- KEYS: session
-- ARGV: proof of the id, idle time in milliseconds, longest life in milliseconds, digest of the principal or an empty text,
--   encoded principal, version, id of the request, name and version and value of each attribute...
-- reply: list: creation and end of the session in milliseconds; 0 stands for no end, also of the longest life
-- cost: O(N) of the number of attributes
-- effect: idempotent
local known = redis.call('HMGET', KEYS[1], 'r', 'c', 'x')
if known[1] and known[2] and known[3] and string.find(known[1], ARGV[7], 1, true) then return { known[2], known[3] } end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local idle, life = tonumber(ARGV[2]), tonumber(ARGV[3])
local finish = life > 0 and now + life or 0
local function text(number) return string.format('%.0f', number) end

redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'h', ARGV[1], 'i', ARGV[2], 'c', text(now), 'a', text(now), 'x', text(finish), 'v', ARGV[6],
    'r', ARGV[7] .. ' ' .. ARGV[6] .. ' ' .. text(now) .. ';')
if ARGV[4] ~= '' then
    redis.call('HSET', KEYS[1], 'p', ARGV[4], 'n', ARGV[5], 'q', text(now + math.floor(idle / 2)))
end
for i = 8, #ARGV, 3 do
    redis.call('HSET', KEYS[1], '@' .. ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[i + 2])
end
local expiry = now + idle
if finish > 0 and finish < expiry then expiry = finish end
redis.call('PEXPIREAT', KEYS[1], text(expiry))
return { text(now), text(finish) }
