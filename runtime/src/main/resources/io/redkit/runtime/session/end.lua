-- Ends a session if it belongs to this principal, whatever its id is.
--
-- KEYS: session
-- ARGV: digest of the principal
-- reply: boolean, whether it was ended
-- cost: O(1), the memory is freed in the background
-- effect: once
if redis.call('HGET', KEYS[1], 'p') ~= ARGV[1] then return 0 end
redis.call('UNLINK', KEYS[1])
return 1
