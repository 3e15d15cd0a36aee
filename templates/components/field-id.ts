/** The id of the field with this name, to which an error summary's line leads. */
export function fieldId(name: string): string {
  return name.replaceAll(/[^\w-]+/g, '-');
}
