-- Creates a session. Its id is known to nobody yet, so that a second run can only replace what the first has made.
--
-- KEYS: session
-- ARGV: proof of the id, idle time in milliseconds, longest life in milliseconds, digest of the principal or an empty text,
--   encoded principal, version, name and version and value of each attribute...
-- reply: list: creation and end of the session in milliseconds; 0 stands for no end, also of the longest life
-- cost: O(N) of the number of attributes
-- effect: idempotent
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local idle, life = tonumber(ARGV[2]), tonumber(ARGV[3])
local finish = life > 0 and now + life or 0
local function text(number) return string.format('%.0f', number) end

redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'h', ARGV[1], 'i', ARGV[2], 'c', text(now), 'a', text(now), 'x', text(finish), 'v', ARGV[6])
if ARGV[4] ~= '' then
    redis.call('HSET', KEYS[1], 'p', ARGV[4], 'n', ARGV[5], 'q', text(now + math.floor(idle / 2)))
end
for i = 7, #ARGV, 3 do
    redis.call('HSET', KEYS[1], '@' .. ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[i + 2])
end
local expiry = now + idle
if finish > 0 and finish < expiry then expiry = finish end
redis.call('PEXPIREAT', KEYS[1], text(expiry))
return { text(now), text(finish) }
