-- Runs a script at most once for each request, and answers a repeated request with the recorded reply.
--
-- KEYS: those of the script and last its record...
-- ARGV: those of the script and last the milliseconds that the record lives...
-- reply: any, that of the script; an error that it raised is recorded as well
-- cost: one GET and one SET more than the script
-- effect: once
--
-- What stands before the body becomes one line, so that the server's messages name the lines of the script.
local redkit_record, redkit_millis = table.remove(KEYS), table.remove(ARGV)
local redkit_known = redis.call('GET', redkit_record)
if redkit_known then return cmsgpack.unpack(redkit_known) end
local redkit_done, redkit_reply = pcall(function()
-- body
end)
if not redkit_done and type(redkit_reply) ~= 'table' then redkit_reply = { err = tostring(redkit_reply) } end
redis.call('SET', redkit_record, cmsgpack.pack(redkit_reply), 'PX', redkit_millis)
return redkit_reply
