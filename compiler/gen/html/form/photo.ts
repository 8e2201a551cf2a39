// A photo is a picture as a data URL, or the name of a file with one: the same as compiler/value/photo.go says.

/** How many characters a photo has at most. */
export const mostPhoto = 700_000;

const pictureHead = /^data:(image\/(?:jpeg|png|webp));base64,/;

const fileName = new RegExp(
  String.raw`^[^\x00-\x1f\x7f"*:<>?\\|/.][^\x00-\x1f\x7f"*:<>?\\|/]*(?:/[^\x00-\x1f\x7f"*:<>?\\|/.][^\x00-\x1f\x7f"*:<>?\\|/]*)*` +
    String.raw`\.(?:[jJ][pP][eE]?[gG]|[pP][nN][gG]|[wW][eE][bB][pP])$`,
);

export function isPhoto(text: string): boolean {
  const body = bodyOf(text);
  return body === undefined ? fileName.test(text) : body.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(body);
}

/** The base64 of a picture; undefined for the name of a file. */
export function bodyOf(photo: string): string | undefined {
  const head = pictureHead.exec(photo);
  return head ? photo.slice(head[0].length) : undefined;
}

/** What to call a photo in a text: the name of its file, or the sort of picture. */
export function photoName(photo: string): string {
  return pictureHead.exec(photo)?.[1] ?? photo;
}
