import { describe, expect, it } from 'vitest'
import { nearestVersion } from './nearest-version.ts'

describe('the nearest of the known versions', () => {
  it.each([
    ['is the version itself', '88.5.3', ['88.5.2', '88.5.3', '88.6.0'], '88.5.3'],
    ['is the last before a patch', '88.5.4', ['88.4.9', '88.5.3'], '88.5.3'],
    ['has the same major version', '88.99.0', ['88.5.3', '89.0.0'], '88.5.3'],
    ['is of the nearest major version', '90.0.0', ['88.5.3', '89.1.0'], '89.1.0'],
    ['is the newest for a range of all', '*', ['88.5.3', '89.1.0'], '89.1.0'],
    ['reads numbers, not texts', '9.0.0', ['10.0.0', '100.0.0'], '10.0.0'],
    ['may begin with a v', 'v1.2.3', ['1.2.3', '1.2.4'], '1.2.3'],
  ])('%s', (_, version, known, nearest) => {
    expect(nearestVersion(version, known)).toBe(nearest)
  })

  it('is none where none is known', () => {
    expect(nearestVersion('1.0.0', [])).toBeUndefined()
  })
})
