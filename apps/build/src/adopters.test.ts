import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { put, scratchFolder } from './disk/testing/scratch.ts'
import { parseReport } from './testing/parse-report.ts'

const REPOSITORY = join(import.meta.dirname, '../../..')
const NOTES = 'clusters/home/apps/notes/notes.yaml'

/** A small repository of a stranger, with errors and with house style. */
const stranger = (): string => {
  const repository = scratchFolder()
  cpSync(join(import.meta.dirname, '../fixtures/adopted'), repository, { recursive: true })
  mkdirSync(join(repository, '.git'))
  return repository
}

const validate = (
  cwd: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'start.js'), 'validate', ...args],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, GITHUB_STEP_SUMMARY: '', ...environment },
    },
  )
  return { status, stdout, stderr }
}

interface Report {
  readonly ok: boolean
  readonly findings: readonly { readonly rule: string; readonly severity: string }[]
}

const reportOf = (cwd: string, ...args: readonly string[]) =>
  parseReport(validate(cwd, ['clusters', '--json', ...args]).stdout) as Report

const ORDER = ['error', 'warning', 'info']

describe('a stranger’s repository', () => {
  test('fits on a screen, errors first, and --all prints the rest', () => {
    const repository = stranger()
    const { status, stdout } = validate(repository, ['clusters', '--house-style'])
    expect(status).toBe(1)
    expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(30)
    const titles = stdout.split('\n').flatMap((line) => /^(error|warning|info) /.exec(line)?.[1] ?? [])
    expect(titles).toEqual([...titles].toSorted((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other)))
    expect(titles).toContain('error')
    const all = validate(repository, ['clusters', '--house-style', '--all']).stdout
    expect(all.split('\n').length).toBeGreaterThan(30)
    expect(all).not.toContain('--all')
  })

  test('is checked with relative paths of the caller, where pnpm has changed the folder', () => {
    const repository = stranger()
    const { stdout } = validate(REPOSITORY, ['clusters'], { INIT_CWD: repository })
    expect(stdout).toContain(`error ${NOTES}:`)
  })

  test('gets its paths from the root of the repository on GitHub, and a summary of the job', () => {
    const repository = stranger()
    const summary = join(repository, 'summary.md')
    const { stdout } = validate(join(repository, 'clusters'), ['home', '--format', 'github'], {
      GITHUB_STEP_SUMMARY: summary,
    })
    expect(stdout).toContain(`::error file=${NOTES},line=`)
    expect(stdout.split('\n').filter((line) => line.startsWith('::warning ')).length).toBeLessThanOrEqual(10)
    expect(stdout).toMatch(/^::notice title=validate::checked: /m)
    expect(readFileSync(summary, 'utf8')).toMatch(/^\| error \| .+ \| clusters\/home\/.+ \|$/m)
  })

  test('may have house style reported', () => {
    const repository = stranger()
    put(repository, '.fleet.yaml', 'severities:\n  require-probe: info\n')
    const infoOf = ({ findings }: Report) => findings.filter(({ severity }) => severity === 'info')
    expect(infoOf(reportOf(repository))).toEqual([])
    expect(infoOf(reportOf(repository, '--house-style')).map(({ rule }) => rule)).toContain('require-probe')
  })

  test('has a finding at the line of what is wrong in its settings', () => {
    const repository = stranger()
    put(repository, '.fleet.yaml', 'severities:\n  require-prob: info\n')
    const { status, stdout } = validate(repository, ['clusters', '--rule', 'valid-settings'])
    expect(status).toBe(1)
    expect(stdout).toContain('error .fleet.yaml:2:3 (valid-settings)')
    expect(stdout).toContain('did you mean "require-probe"?')
  })

  test('may suppress a rule in a file that a generator takes in, though no rule reads it', () => {
    const repository = stranger()
    const folder = 'clusters/home/apps/notes'
    put(repository, `${folder}/settings.yaml`, 'server:\n  port: 8080\n')
    put(
      repository,
      `${folder}/kustomization.yaml`,
      `${readFileSync(join(repository, folder, 'kustomization.yaml'), 'utf8')}configMapGenerator:\n  - name: notes-settings\n    files: [settings.yaml]\n`,
    )
    put(
      repository,
      'clusters/suppressions.yaml',
      '- rule: valid-object\n  object: home apps/notes/settings.yaml\n  reason: a generator takes it in\n',
    )
    const rules = reportOf(repository).findings.map(({ rule }) => rule)
    for (const rule of ['valid-object', 'valid-rule', 'no-missing-suppression-target'])
      expect(rules).not.toContain(rule)
  })

  test('fails only for what is new since a baseline', () => {
    const repository = stranger()
    const baseline = ['--baseline', 'known.json']
    expect(validate(repository, ['clusters', ...baseline])).toMatchObject({ status: 2 })
    expect(existsSync(join(repository, 'known.json'))).toBe(false)
    expect(validate(repository, ['clusters', ...baseline, '--write-baseline'])).toMatchObject({ status: 0 })
    expect(reportOf(repository, ...baseline)).toMatchObject({
      ok: true,
      findings: [],
      baseline: { file: 'known.json', gone: 0 },
    })
    const text = readFileSync(join(repository, NOTES), 'utf8')
    put(repository, NOTES, `# A line more.\n${text.replace('containerPort: 8080', 'containerPort: 808080')}`)
    expect(reportOf(repository, ...baseline)).toMatchObject({
      ok: false,
      findings: [{ rule: 'valid-object' }],
    })
  })

  test('gets an error for a rule that is not there', () => {
    const { status, stderr } = validate(stranger(), ['clusters', '--rule', 'no-missing-prt'])
    expect(status).toBe(2)
    expect(stderr).toContain('did you mean "no-missing-port"?')
  })
})
