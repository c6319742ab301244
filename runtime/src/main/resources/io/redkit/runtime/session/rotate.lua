-- Gives a session a new id, and possibly a principal. The old id is unknown afterwards.
--
-- KEYS: session
-- ARGV: proof of the old id, proof of the new id, digest of the principal or an empty text to leave it, encoded principal
-- reply: list: digest of the principal before or an empty text, and a list of names and values; nil if the old id is unknown
-- cost: O(N) of the size of the session
-- effect: idempotent
local known = redis.call('HMGET', KEYS[1], 'h', 'i', 'x', 'p')
if known[1] ~= ARGV[1] and known[1] ~= ARGV[2] then return false end
local idle, finish = tonumber(known[2]), tonumber(known[3])
if idle and finish then
    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    local function text(number) return string.format('%.0f', number) end
    redis.call('HSET', KEYS[1], 'h', ARGV[2], 'a', text(now))
    if ARGV[3] ~= '' then redis.call('HSET', KEYS[1], 'p', ARGV[3], 'n', ARGV[4], 'q', '0') end
    local expiry = now + idle
    if finish > 0 and finish < expiry then expiry = finish end
    redis.call('PEXPIREAT', KEYS[1], text(expiry))
end
return { known[4] or '', redis.call('HGETALL', KEYS[1]) }
