-- For wrk: asks for the paths given behind "--", one after the other, with the cookie of the environment variable
-- BENCH_COOKIE, and prints the figures as one line of JSON named by BENCH_NAME.
--
--     BENCH_NAME=list BENCH_COOKIE=nexie_session=… wrk -t1 -c32 -d10s -s bench/paths.lua URL -- /portal/tickets

local requests = {}
local turn = 0

function init(paths)
  local cookie = os.getenv("BENCH_COOKIE")
  if cookie and cookie ~= "" then wrk.headers["Cookie"] = cookie end
  for index, path in ipairs(paths) do requests[index] = wrk.format("GET", path) end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  io.write(string.format(
    '{"kind": "page", "name": "%s", "requests": %d, "per_second": %.1f, "bytes_each": %d, "failed": %d, ' ..
      '"p50_ms": %.2f, "p99_ms": %.2f, "longest_ms": %.2f}\n',
    os.getenv("BENCH_NAME") or "page", summary.requests, summary.requests * 1e6 / summary.duration,
    summary.bytes / math.max(1, summary.requests), failed,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
