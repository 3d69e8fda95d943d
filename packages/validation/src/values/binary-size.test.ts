import { describe, expect, it } from 'vitest'
import { binarySizeOf } from './binary-size.ts'

describe('binarySizeOf', () => {
  it.each([
    ['4GB', 4 * 1024 ** 3],
    ['384 MB', 384 * 1024 ** 2],
    ['108MiB', 108 * 1024 ** 2],
    ['1g', 1024 ** 3],
    ['100B', 100],
    [4096, 4096],
  ])('reads %s', (written, bytes) => {
    expect(binarySizeOf(written)).toBe(bytes)
  })

  it('gives a number without a unit that of its setting', () => {
    expect(binarySizeOf('2', 1024)).toBe(2048)
  })

  it.each(['75%', '', 'off', undefined])('does not read %s', (written) => {
    expect(binarySizeOf(written)).toBeUndefined()
  })
})
