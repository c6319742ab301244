-- Adds to a counter, and sets anew how long it lives.
--
-- KEYS: counter
-- ARGV: amount, milliseconds that it lives from now on
-- reply: text, the new value; as a number Lua would round it
-- cost: O(1)
-- effect: write
redis.call('INCRBY', KEYS[1], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('GET', KEYS[1])
