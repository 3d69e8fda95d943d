import { describe, expect, test } from 'vitest'
import { falseAlarms, missedFaults } from './compare.ts'
import { withFaults, type Repository } from './repository.ts'
import { runValidate, type Ran } from './run-validate.ts'

/** A run takes a few seconds; on a busy machine several times as long. */
const MOST_SECONDS = 60
const MOST_MEBIBYTES = 250
const TIMEOUT = 2 * MOST_SECONDS * 1000

/** Has `validate` read a repository without and with its faults. @param tools the folder of kustomize */
export const testRepository = (repository: Repository, tools?: string): void => {
  describe(`${repository.name} (${repository.shape})`, () => {
    test('without a fault has no error', { timeout: TIMEOUT }, async () => {
      const ran = await runValidate(repository.files, tools)
      expect(falseAlarms([], ran.findings)).toEqual([])
      expectSmall(ran)
    })

    test('with faults has an error for each, and no other', { timeout: TIMEOUT }, async () => {
      const ran = await runValidate(withFaults(repository), tools)
      expect(missedFaults(repository, ran.findings)).toEqual([])
      expect(falseAlarms(repository.faults, ran.findings)).toEqual([])
      expectSmall(ran)
    })
  })
}

const expectSmall = ({ objects, seconds, mebibytes }: Ran): void => {
  expect(objects).toBeGreaterThanOrEqual(50)
  expect(objects).toBeLessThanOrEqual(300)
  expect(seconds).toBeLessThan(MOST_SECONDS)
  expect(mebibytes).toBeLessThan(MOST_MEBIBYTES)
}
