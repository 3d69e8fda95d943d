import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Intake } from '../../catalog/charts/chart-contract.ts'
import { PUSH_STORES } from '../../catalog/programs/push-stores.ts'
import { repositoryOf } from './repository.ts'

/** What a store takes in, by the image of a container, which a person may have written as a number. */
export const intakeOfStore = (containers: readonly IContainer[]): { readonly intake?: Intake } => {
  const [intake] = containers.flatMap(({ image, name, args = [] }) => {
    const store =
      (typeof image === 'string' ? PUSH_STORES[repositoryOf(image).name] : undefined) ??
      Object.values(PUSH_STORES).find(({ containers: names = [] }) => names.includes(name))
    return store && (store.command === undefined || args[0] === store.command) ? [store.intake] : []
  })
  return intake ? { intake } : {}
}
