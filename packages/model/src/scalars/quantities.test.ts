import { describe, expect, test } from 'vitest'
import { ByteQuantity, bytes, CpuQuantity, mebibytes, millicores } from './quantities.ts'

describe('a size', () => {
  test.each([
    ['1Ki', 1024],
    ['512Mi', 536_870_912],
    ['5Gi', 5_368_709_120],
    ['1Ti', 1_099_511_627_776],
  ])('%s is %d bytes', (written, size) => {
    expect(bytes(ByteQuantity.parse(written))).toBe(size)
  })

  test.each(['5G', '512M', '512', '0Mi', '1.5Gi', '-1Gi', '512mi', '512 Mi', ''])(
    '"%s" is none',
    (written) => {
      expect(ByteQuantity.safeParse(written).success).toBe(false)
    },
  )

  test.each([
    ['5Gi', 5120],
    ['1Mi', 1],
    ['1536Ki', 1],
  ])('%s holds %d whole MiB', (written, size) => {
    expect(mebibytes(ByteQuantity.parse(written))).toBe(size)
  })
})

describe('an amount of CPU', () => {
  test.each([
    ['250m', 250],
    ['2', 2000],
  ])('%s is %d thousandths of a core', (written, amount) => {
    expect(millicores(CpuQuantity.parse(written))).toBe(amount)
  })

  test.each(['0.5', '0', '0m', '1k', '250M', ''])('"%s" is none', (written) => {
    expect(CpuQuantity.safeParse(written).success).toBe(false)
  })
})
