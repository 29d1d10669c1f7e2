/**
 * How long tests wait for what must come, in every vitest project: so long that only what never comes fails, on a
 * machine whose processors are busy with something else, too.
 */
export const patience = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
}

/** How many times as long as WeChat's clouds theirs wait, where a test is not about time. */
export const cloudPatience = 10
