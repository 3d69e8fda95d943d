import { describe, expect, test } from 'vitest'
import { CalendarDay, ChartUrl, ExactVersion, imageParts, ImageReference } from './images.ts'

const digest = `sha256:${'0a'.repeat(32)}`

describe('an image', () => {
  test.each([
    ['postgres:17', 'postgres', '17', undefined],
    ['postgres:17-alpine', 'postgres', '17-alpine', undefined],
    ['team/app:v1.0.0', 'team/app', 'v1.0.0', undefined],
    ['registry.example:5000/team/app:1.0.0', 'registry.example:5000/team/app', '1.0.0', undefined],
    [`registry.example/app@${digest}`, 'registry.example/app', undefined, digest],
    [`postgres:17@${digest}`, 'postgres', '17', digest],
    [`registry.example/app:latest@${digest}`, 'registry.example/app', 'latest', digest],
  ])('%s is pinned', (reference, repository, tag, pin) => {
    expect(ImageReference.safeParse(reference).success).toBe(true)
    expect(imageParts(reference)).toEqual({ repository, tag, digest: pin })
  })

  test.each([
    'postgres',
    'postgres:latest',
    'registry.example:5000/app',
    'registry.example/app@sha256:0a',
    'Registry.example/App:1.0.0',
    'app:1.0.0 ',
    'app:',
    '',
  ])('"%s" is not pinned, or invalid', (reference) => {
    expect(ImageReference.safeParse(reference).success).toBe(false)
  })
})

describe('the address of a chart', () => {
  test.each(['oci://registry.example/charts/loki', 'oci://registry.example:5000/loki'])(
    'may be %s',
    (url) => {
      expect(ChartUrl.safeParse(url).success).toBe(true)
    },
  )

  test.each([
    'https://charts.example/loki',
    'oci://registry.example',
    'oci://registry.example/loki:18.11.0',
    'registry.example/loki',
  ])('is not %s', (url) => {
    expect(ChartUrl.safeParse(url).success).toBe(false)
  })
})

describe('the version of a chart', () => {
  test.each(['88.5.3', '0.170.0', '1.0.0-rc.1'])('may be %s', (version) => {
    expect(ExactVersion.safeParse(version).success).toBe(true)
  })

  test.each(['88', '88.5', '88.x', '^88.5.3', '>=88.5.3', 'v88.5.3', '*', 'latest'])(
    'is not %s',
    (version) => {
      expect(ExactVersion.safeParse(version).success).toBe(false)
    },
  )
})

describe('a calendar day', () => {
  test.each(['2025-01-01', '2024-02-29'])('may be %s', (day) => {
    expect(CalendarDay.safeParse(day).success).toBe(true)
  })

  test.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-1-1', '01.01.2025', '2025-01-01T00:00:00Z'])(
    'is not %s',
    (day) => {
      expect(CalendarDay.safeParse(day).success).toBe(false)
    },
  )
})
