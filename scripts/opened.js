// Opens workbooks with ExcelJS and SheetJS and prints, a line of JSON for each, what they see:
// the names of the sheets, and how many cells bear a note. Run by validate.py.
const fs = require("fs");
const ExcelJS = require("exceljs");
const XLSX = require("xlsx");

async function byExcelJS(path) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  let notes = 0;
  book.eachSheet((sheet) =>
    sheet.eachRow({ includeEmpty: true }, (row) =>
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (cell.note) notes += 1;
      }),
    ),
  );
  return { sheets: book.worksheets.map((sheet) => sheet.name), notes };
}

function bySheetJS(path) {
  const book = XLSX.read(fs.readFileSync(path));
  const cells = book.SheetNames.flatMap((name) =>
    Object.entries(book.Sheets[name]).filter(([at]) => at[0] !== "!"),
  );
  return { sheets: book.SheetNames, notes: cells.filter(([, cell]) => cell.c).length };
}

async function main(paths) {
  for (const path of paths) {
    for (const [program, open] of Object.entries({ ExcelJS: byExcelJS, SheetJS: bySheetJS })) {
      let seen;
      try {
        seen = await open(path);
      } catch (fault) {
        seen = { fault: String(fault) };
      }
      console.log(JSON.stringify({ path, program, ...seen }));
    }
  }
}

main(process.argv.slice(2));
