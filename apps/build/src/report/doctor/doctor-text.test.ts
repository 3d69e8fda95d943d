import { describe, expect, test } from 'vitest'
import { sampleDiagnosed, sampleHeadline, sampleUnasked } from '../../testing/sample-diagnosis.ts'
import { doctorText } from './doctor-text.ts'

const linesOf = (...given: Parameters<typeof sampleDiagnosed>) =>
  doctorText(sampleDiagnosed(...given)).split('\n')

describe('what doctor prints for a person', () => {
  test('begins with the first error, whatever warnings there are', () => {
    const [warning, error] = [sampleHeadline({ severity: 'warning' }), sampleHeadline()]
    const lines = linesOf({ headlines: [warning, error] })
    expect(lines[0]).toBe('error hub Deployment monitoring/loki (workload-ready)')
    expect(lines.at(-2)).toBe('1 error, 1 warning in 60 checks of 2 clusters (1.50 s)')
  })

  test('has evidence, cause and fix below what is wrong, and commands on lines of their own', () => {
    expect(linesOf({ headlines: [sampleHeadline({ fix: 'run both:\nkubectl one\nkubectl two' })] })).toEqual([
      'error hub Deployment monitoring/loki (workload-ready)',
      '  0 of 1 replicas are ready',
      '  seen: Deployment monitoring/loki .status.readyReplicas: 0',
      '  cause: The image cannot be pulled.',
      '  fix: run both:',
      '       kubectl one',
      '       kubectl two',
      '',
      '1 error, 0 warnings in 60 checks of 2 clusters (1.50 s)',
      '',
    ])
  })

  test('names what follows from a finding below it, and counts what is more than five', () => {
    const symptoms = Array.from({ length: 7 }, (_, index) =>
      sampleHeadline({ subject: `job j${index}`, check: 'job-arrives' }),
    )
    const lines = linesOf({ headlines: [sampleHeadline({ symptoms })] })
    expect(lines.filter((line) => line.startsWith('  explains: hub job j'))).toHaveLength(5)
    expect(lines).toContain('  explains: 2 more findings')
  })

  test('says once that a cluster is not reached, with the number of its checks', () => {
    const unasked = ['a', 'b', 'c', 'd'].map((check) => sampleUnasked({ check }))
    const lines = linesOf({ unasked, asked: 4 })
    expect(lines[0]).toBe('not asked 4 checks in spoke')
    expect(lines.filter((line) => line.includes('cannot be reached'))).toHaveLength(1)
    expect(lines.at(-2)).toBe('nothing found in 4 checks of 2 clusters, 4 not asked (1.50 s)')
  })

  test('says once that a right is missing in several clusters', () => {
    const unasked = ['hub', 'spoke'].map((cluster) =>
      sampleUnasked({ cluster, check: 'secret-exists', obstacle: 'forbidden', message: 'forbidden' }),
    )
    expect(linesOf({ unasked })[0]).toBe('not asked secret-exists in hub, spoke')
  })

  test('shows what a program wrote as one short line that commands no terminal', () => {
    const seen = `a\nb\u001B[31m${'x'.repeat(1000)}`
    const line = linesOf({ headlines: [sampleHeadline({ evidence: [{ asked: 'log', seen }] })] })[2] ?? ''
    expect(line.startsWith('  seen: log: a b\u{FFFD}[31mxxx')).toBe(true)
    expect(line.length).toBeLessThan(400)
  })
})
