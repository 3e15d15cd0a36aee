/** `--quick` shrinks every size to seconds and judges nothing; `--full` takes the largest. */
export type BenchOptions = { readonly quick: boolean; readonly full: boolean };
