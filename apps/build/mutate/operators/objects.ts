import type { RenderedFile, RenderedTree } from '@fleet/validation'
import { fileOf, type Operator, type PossibleFault } from '../mutant.ts'
import { objectText } from '../site.ts'

const eachObject =
  (
    fault: (
      trees: readonly RenderedTree[],
      tree: RenderedTree,
      file: RenderedFile,
      index: number,
    ) => PossibleFault,
  ): Operator['faults'] =>
  (trees, tree, file) =>
    file.objects.map((_, index) => fault(trees, tree, file, index))

export const deleteObject: Operator = {
  id: 'delete-object',
  about: 'an object that was lost in a merge',
  faults: eachObject((_, tree, file, index) => () => ({
    where: objectText(file.objects[index]),
    what: 'deleted',
    changed: { [tree.cluster]: { [file.path]: fileOf(file.path, file.objects.toSpliced(index, 1)) } },
  })),
}

export const deleteFile: Operator = {
  id: 'delete-file',
  about: 'a file that was not committed',
  faults: (_, tree, file) => [
    () => ({
      where: 'the whole file',
      what: 'deleted',
      changed: { [tree.cluster]: { [file.path]: undefined } },
    }),
  ],
}

export const duplicateObject: Operator = {
  id: 'duplicate-object',
  about: 'an object that was pasted twice, or into a second file',
  faults: eachObject((_, tree, file, index) => (random) => {
    const object = file.objects[index]
    const layer = file.path.split('/')[0]
    const target = random.one(tree.files.filter(({ path }) => path.startsWith(`${layer}/`)))
    return object === undefined
      ? undefined
      : {
          where: objectText(object),
          what: `once more in ${target.path}`,
          changed: { [tree.cluster]: { [target.path]: fileOf(target.path, [...target.objects, object]) } },
        }
  }),
}
