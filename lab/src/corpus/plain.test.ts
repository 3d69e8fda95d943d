import { repositories } from './repositories/index.ts'
import { testRepository } from './test-repository.ts'

/*
 * The repositories that need no kustomize. `lab/suites/corpus` has the others.
 */
for (const repository of repositories) if (repository.isPlain === true) testRepository(repository)
