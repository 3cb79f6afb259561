//! Document to HTML, PDF, DOCX, XLSX.
