-- Counts an access to a session, so that its idle time begins anew, and reads the session if that is wanted.
--
-- KEYS: session
-- ARGV: proof of the id, whether to read, new idle time in milliseconds or an empty text
-- reply: list: 1 if the index of the principal is to be refreshed or else 0, digest of the principal or an empty text, idle time,
--   and a list of names and values if that is wanted; nil if there is no session with that id
-- cost: O(N) of the size of the session if it is read, else O(1)
-- effect: idempotent
local known = redis.call('HMGET', KEYS[1], 'h', 'i', 'x', 'q', 'p')
if known[1] ~= ARGV[1] then return false end
local idle = tonumber(ARGV[3] ~= '' and ARGV[3] or known[2])
local finish = tonumber(known[3])
local due = 0
if idle and finish then
    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    local function text(number) return string.format('%.0f', number) end
    redis.call('HSET', KEYS[1], 'a', text(now))
    if ARGV[3] ~= '' then redis.call('HSET', KEYS[1], 'i', ARGV[3]) end
    if known[5] and now >= (tonumber(known[4]) or 0) then
        due = 1
        redis.call('HSET', KEYS[1], 'q', text(now + math.floor(idle / 2)))
    end
    local expiry = now + idle
    if finish > 0 and finish < expiry then expiry = finish end
    redis.call('PEXPIREAT', KEYS[1], text(expiry))
end
return { due, known[5] or '', string.format('%.0f', idle or 0), ARGV[2] == '1' and redis.call('HGETALL', KEYS[1]) or {} }
