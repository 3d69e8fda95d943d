import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { put, scratchFolder } from './disk/testing/scratch.ts'

const ACTION = readFileSync(join(import.meta.dirname, '../../../action.yaml'), 'utf8')

/** The action's steps, as GitHub gives them to the shell. */
const [VALIDATE = '', PLAN = ''] = [...ACTION.matchAll(/run: \|\n([\s\S]+?)\n {6}env:/g)].map(
  ([, step = '']) => step,
)

/** What a step calls the program with. */
const calledWith = (inputs: Readonly<Record<string, string>>, step = VALIDATE): readonly string[] => {
  const folder = scratchFolder()
  const program = step === VALIDATE ? 'bin/validate' : 'bin/fleet'
  put(folder, program, '#!/bin/sh\nprintf "%s\\n" "$@"\n')
  chmodSync(join(folder, program), 0o755)
  const { stdout } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', step], {
    encoding: 'utf8',
    env: {
      ...process.env,
      GITHUB_ACTION_PATH: folder,
      FOLDERS: '.',
      BASELINE: '',
      HOUSE_STYLE: 'false',
      AGAINST: 'origin/main',
      GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
      ...inputs,
    },
  })
  const printed = step === PLAN ? readFileSync(join(folder, 'summary.md'), 'utf8') : stdout
  return printed.trimEnd().split('\n')
}

test('the action checks the whole repository by default', () => {
  expect(calledWith({})).toEqual(['--format', 'github', '.'])
})

test('the action takes folders, a baseline and house style', () => {
  const inputs = { FOLDERS: 'clusters/a clusters/*', BASELINE: 'known findings.json', HOUSE_STYLE: 'true' }
  expect(calledWith(inputs)).toEqual([
    '--format',
    'github',
    '--baseline',
    'known findings.json',
    '--house-style',
    'clusters/a',
    'clusters/*',
  ])
})

test('the action writes what changes in the clusters to the summary of the job', () => {
  expect(calledWith({ FOLDERS: 'clusters/a clusters/b' }, PLAN)).toEqual([
    'plan',
    'clusters/a',
    'clusters/b',
    '--against',
    'origin/main',
    '--format',
    'markdown',
  ])
})

test('the action gives each input to its steps by the environment, never by the text of the script', () => {
  for (const step of [VALIDATE, PLAN]) expect(step).not.toContain('${{')
  for (const name of ['folders', 'baseline', 'house-style', 'against'])
    expect(ACTION).toContain(`\${{ inputs.${name} }}`)
})
