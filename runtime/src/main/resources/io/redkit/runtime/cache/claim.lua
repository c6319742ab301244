-- Asks for the right to load an entry, unless there is one that the caller has not seen yet. Who asks again is answered the same.
--
-- A load is a hash with the owner of it, and 'awaited' if anybody else has asked. A load without owner has failed: as long as it is
-- there nobody else tries, provided that he has an entry to do with: what is stored may be invalid, or unreadable for him.
--
-- The life of an entry only gets shorter. If it is longer than the caller has seen, he has seen the life of another one.
--
-- KEYS: entry, load
-- ARGV: owner, lease in milliseconds, first 9 bytes of the entry that the caller has seen or an empty text, milliseconds that
--   he has seen it live, whether he can do with that entry
-- reply: list: 'claimed'; or 'entry' with the entry and the milliseconds that it lives; or 'loading' or 'failed' with the
--   milliseconds until that ends
-- cost: O(1)
-- effect: idempotent
local seen = redis.call('GETRANGE', KEYS[1], 0, 8)
local rest = redis.call('PTTL', KEYS[1])
if seen ~= '' and (seen ~= ARGV[3] or rest > tonumber(ARGV[4])) then
    return { 'entry', redis.call('GET', KEYS[1]), rest }
end
local owner = redis.call('HGET', KEYS[2], 'owner')
if owner == '' and seen ~= '' and ARGV[5] == '1' then
    return { 'failed', redis.call('PTTL', KEYS[2]) }
end
if owner and owner ~= '' and owner ~= ARGV[1] then
    redis.call('HSET', KEYS[2], 'awaited', '1')
    return { 'loading', redis.call('PTTL', KEYS[2]) }
end
redis.call('HSET', KEYS[2], 'owner', ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return { 'claimed' }
