-- Ends the session with this id.
--
-- KEYS: session
-- ARGV: proof of the id
-- reply: text: digest of its principal, empty without one; nil if there is no session with that id
-- cost: O(1), the memory is freed in the background
-- effect: once
local known = redis.call('HMGET', KEYS[1], 'h', 'p')
if known[1] ~= ARGV[1] then return false end
redis.call('UNLINK', KEYS[1])
return known[2] or ''
