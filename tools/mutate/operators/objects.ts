import type { RenderedFile, RenderedTree } from '@fleet/validation'
import { fileOf, type Operator, type PossibleFault } from '../mutant.ts'
import type { Random } from '../random.ts'
import { objectText } from '../site.ts'

const eachObject =
  (
    make: (
      tree: RenderedTree,
      file: RenderedFile,
      object: object,
      random: Random,
    ) => ReturnType<PossibleFault['make']>,
  ): Operator['faults'] =>
  (_, tree, file) =>
    file.objects.map((object) => ({
      where: objectText(object),
      make: (random) => make(tree, file, object, random),
    }))

export const deleteObject: Operator = {
  id: 'delete-object',
  about: 'an object that was lost in a merge',
  faults: eachObject((tree, file, object) => ({
    message: 'deleted',
    changed: {
      [tree.cluster]: {
        [file.path]: fileOf(
          file.path,
          file.objects.filter((other) => other !== object),
        ),
      },
    },
  })),
}

export const deleteFile: Operator = {
  id: 'delete-file',
  about: 'a file that was not committed',
  faults: (_, tree, file) => [
    {
      where: 'the whole file',
      make: () => ({ message: 'deleted', changed: { [tree.cluster]: { [file.path]: undefined } } }),
    },
  ],
}

export const duplicateObject: Operator = {
  id: 'duplicate-object',
  about: 'an object that was pasted twice, or into a second file',
  faults: eachObject((tree, file, object, random) => {
    const layer = file.path.split('/')[0]
    const target = random.one(tree.files.filter(({ path }) => path.startsWith(`${layer}/`)))
    return {
      message: `once more in ${target.path}`,
      changed: { [tree.cluster]: { [target.path]: fileOf(target.path, [...target.objects, object]) } },
    }
  }),
}
