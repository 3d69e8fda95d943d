import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { withFaults } from './repository.ts'
import { repositories } from './repositories/index.ts'

test('no two repositories have one shape', () => {
  expect(repositories.length).toBeGreaterThanOrEqual(10)
  expect(new Set(repositories.map(({ name }) => name)).size).toBe(repositories.length)
})

describe.each(repositories)('$name', (repository) => {
  const { files, faults } = repository

  test('has faults in different files, each of another kind or place', () => {
    expect(faults.length).toBeGreaterThanOrEqual(5)
    expect(new Set(faults.map(({ file }) => file)).size).toBe(faults.length)
  })

  test('stays YAML with its faults, and changes in their files alone', () => {
    const faulty = withFaults(repository)
    const changed = Object.keys(faulty).filter((path) => faulty[path] !== files[path])
    expect(changed.toSorted()).toEqual(faults.map(({ file }) => file).toSorted())
    const broken = Object.entries(faulty)
      .filter(([path]) => /\.ya?ml$/.test(path))
      .filter(([, text]) => parseAllDocuments(text).some(({ errors }) => errors.length > 0))
    expect(broken.map(([path]) => path)).toEqual([])
  })
})
