import { expect, test } from 'vitest'
import { repairCommand } from './repair-command.ts'

const check = { command: 'check', clusters: [], accepted: [], json: false } as const

test.each([
  [check, 'pnpm build'],
  [{ ...check, clusters: ['hub', 'spoke'] }, 'pnpm build --cluster hub --cluster spoke'],
  [{ ...check, out: "bob's trees" }, String.raw`pnpm build --out 'bob'\''s trees'`],
  [{ ...check, accepted: ['ban-a:hub/b'] }, 'pnpm build --accept ban-a:hub/b'],
])('repairs what was checked: %j', (request, command) => {
  expect(repairCommand(request)).toBe(command)
})
