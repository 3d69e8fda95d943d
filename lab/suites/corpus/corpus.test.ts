import { dirname } from 'node:path'
import { repositories } from '../../src/corpus/repositories/index.ts'
import { testRepository } from '../../src/corpus/test-repository.ts'
import { programFile } from '../../src/engines/engines.ts'

const kustomize = dirname(programFile('kustomize'))

for (const repository of repositories) testRepository(repository, kustomize)
